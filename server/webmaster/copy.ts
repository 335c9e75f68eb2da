/** Puts a button beside everything there is to copy. Without it, the text can be selected. */
export const COPY = `{
  const guide = document.querySelector('.guide')
  const said = document.getElementById('said')
  const { copy, copied, selected } = guide.dataset
  const select = (code) => {
    const range = document.createRange()
    range.selectNodeContents(code)
    const selection = getSelection()
    selection.removeAllRanges()
    selection.addRange(range)
  }
  const put = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent)
      return true
    } catch {
      select(code)
      return document.execCommand('copy')
    }
  }
  for (const figure of guide.querySelectorAll('.snippet')) {
    const code = figure.querySelector('code')
    const caption = figure.querySelector('figcaption')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = copy
    button.setAttribute('aria-describedby', caption.id)
    let back
    button.addEventListener('click', async () => {
      const word = (await put(code)) ? copied : selected
      button.textContent = word
      said.textContent = word + ': ' + caption.textContent
      clearTimeout(back)
      back = setTimeout(() => {
        button.textContent = copy
        said.textContent = ''
      }, 4000)
    })
    caption.after(button)
  }
}`
