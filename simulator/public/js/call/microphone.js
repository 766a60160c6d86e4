/** Sends what the microphone hears, µ-law at 8 kHz. @returns stops it @throws when the browser or the person says no */
export async function openMicrophone(onSound) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  })
  const context = new AudioContext()
  await context.audioWorklet.addModule('js/call/microphone-worklet.js')
  const source = context.createMediaStreamSource(stream)
  const coder = new AudioWorkletNode(context, 'microphone', { numberOfOutputs: 0 })
  coder.port.onmessage = ({ data }) => onSound(data)
  source.connect(coder)
  return () => {
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }
}
