/** What a page must never run: the trap that every payload springs. */
const spring = 'window.sprung=1'

const vectors = [
  `<script>${spring}</script>`,
  `<img src=x onerror="${spring}">`,
  `<svg onload="${spring}"></svg>`,
  `<svg><script>${spring}</script></svg>`,
  `<iframe srcdoc="<script>parent.${spring}</script>"></iframe>`,
  `<iframe src="javascript:parent.${spring}"></iframe>`,
  `<a href="javascript:${spring}" autofocus onfocus="${spring}">ici</a>`,
  `javascript:${spring}`,
  `[ici](javascript:${spring})`,
  `https://a.example/"onmouseover="${spring}"`,
  `<body onload="${spring}">`,
  `<details open ontoggle="${spring}"><summary>x</summary></details>`,
  `<input autofocus onfocus="${spring}">`,
  `<video src=x onerror="${spring}"></video>`,
  `<audio src=x onerror="${spring}"></audio>`,
  `<object data="javascript:${spring}"></object>`,
  `<embed src="javascript:${spring}">`,
  `<form action="javascript:${spring}"><button autofocus>x</button></form>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${spring}">`,
  `<style>@keyframes a{}*{animation:a}</style><b onanimationstart="${spring}">x</b>`,
  `<math><mi xlink:href="javascript:${spring}">x</mi></math>`,
  `<template><script>${spring}</script></template>`,
  `{{constructor.constructor('${spring}')()}}`,
  `\${${spring}}`,
  `'-${spring}-'`,
]

const disguises: ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => `">${vector}`,
  (vector) => `'>${vector}`,
  (vector) => `</title></textarea></script>${vector}`,
  (vector) => vector.replaceAll(/<\/?[a-z]+/g, (tag) => tag.toUpperCase()),
  (vector) => vector.replace('<', '<\n'),
  (vector) => vector.replace(/<(\w)/, '<\u0000$1'),
  (vector) => encodeURIComponent(vector),
]

/** Two hundred ways to write a program where a text is meant. */
export const payloads = disguises.flatMap((disguise) => vectors.map(disguise))

/** As many of them as one WhatsApp message holds, in each. */
export function asMessages(longest = 1_500): string[] {
  return payloads.reduce<string[]>((messages, payload) => {
    const last = messages.at(-1)
    const longer = last === undefined ? payload : `${last}\n${payload}`
    return last !== undefined && longer.length <= longest ? [...messages.slice(0, -1), longer] : [...messages, payload]
  }, [])
}
