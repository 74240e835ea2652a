import { typesIn } from '#app/ui/number-keys.ts'
import { useKeyDown } from '#app/ui/use-key-down.ts'

/** Enter goes on and Backspace goes back, outside a field. Inside a line Enter goes on too; in a text it makes a new
 *  line. A button keeps its own Enter, and an open sheet keeps all keys.
 *
 *  `fast` is for typing in from paper: Enter goes on from a text as well (Shift makes a new line), Ctrl with Enter from
 *  anywhere, 0 is "I don't know" and - is "I'd rather not say". */
export const useKeys = ({
  fast,
  onNext,
  onBack,
  onDecline,
}: {
  readonly fast: boolean
  readonly onNext: () => void
  readonly onBack: () => void
  readonly onDecline: (how: 'dk' | 'pns') => void
}): void => {
  useKeyDown((event) => {
    const { key, target, ctrlKey, shiftKey } = event
    if (event.defaultPrevented || event.metaKey || event.altKey || event.isComposing) return
    if (document.querySelector('dialog[open]') !== null) return
    const does = (action: () => void) => {
      event.preventDefault()
      action()
    }
    if (fast && key === 'Enter' && (ctrlKey || (target instanceof HTMLTextAreaElement && !shiftKey)))
      return does(onNext)
    if (ctrlKey) return
    if (key === 'Enter' && !keepsEnter(target)) does(onNext)
    else if (key === 'Backspace' && !typesIn(target)) does(onBack)
    else if (fast && !typesIn(target) && (key === '0' || key === '-'))
      does(() => {
        onDecline(key === '0' ? 'dk' : 'pns')
      })
  })
}

const keepsEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, textarea, select, summary') !== null
