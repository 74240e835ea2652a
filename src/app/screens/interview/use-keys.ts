import { typesIn } from '#app/ui/number-keys.ts'
import { useKeyDown } from '#app/ui/use-key-down.ts'

/** Enter goes on and Backspace goes back, outside a field. Inside a line Enter goes on too; in a text it makes a new
 *  line. A button keeps its own Enter, and an open sheet keeps all keys. */
export const useKeys = ({
  onNext,
  onBack,
}: {
  readonly onNext: () => void
  readonly onBack: () => void
}): void => {
  useKeyDown((event) => {
    const { key, target } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (document.querySelector('dialog[open]') !== null) return
    if (key === 'Enter' && !keepsEnter(target)) {
      event.preventDefault()
      onNext()
    } else if (key === 'Backspace' && !typesIn(target)) {
      event.preventDefault()
      onBack()
    }
  })
}

const keepsEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, textarea, select, summary') !== null
