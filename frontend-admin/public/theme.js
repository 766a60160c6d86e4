// Before the first paint, so that nothing flashes; a file of its own because our pages allow no inline script.
;(function () {
  var root = document.documentElement
  var read = function (key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  var wanted = read('conciergerie.theme')
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.lang = read('conciergerie.language') || (/^en/i.test(navigator.language) ? 'en' : 'fr')
})()
