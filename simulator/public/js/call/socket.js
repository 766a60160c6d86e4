/** A call for as long as it is open. `on` gets what the simulator tells, and sound as bytes. */
export function openCall({ number, house }, on) {
  const query = new URLSearchParams({ number, house })
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/phone/call?${query}`)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') on(JSON.parse(data))
    else on({ sound: new Uint8Array(data) })
  })
  socket.addEventListener('close', () => on({ status: 'ended', ended: 'lost' }))
  const tell = (message) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(message)
  }
  return {
    tell: (message) => tell(JSON.stringify(message)),
    sound: (bytes) => tell(bytes),
    close: () => socket.close(),
  }
}
