/** Hands a file to the browser's downloads. */
export const saveFile = (name: string, file: Blob): void => {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Some browsers read the address only after the click was handled.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
