// Not a module: it must have spoken before the page is first painted.
;(() => {
  const kept = localStorage.getItem('theme')
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept
})()
