import type { Session } from 'sip.js/lib/core/index.js'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { RtpSocket } from '../rtp/rtp-socket.ts'
import type { CallKit } from './call-kit.ts'
import { CallMedia } from './call-media.ts'
import { Dialog } from './dialog.ts'

/** Who hears the person called. */
export interface SecondLegListener {
  onAudio: (audio: Uint8Array) => void
  onEnded: () => void
}

const nobody: SecondLegListener = { onAudio: () => undefined, onEnded: () => undefined }

/** A call that we placed: a person whom the caller asked for. */
export class SecondLeg {
  readonly media: CallMedia
  private readonly contact: string
  private listener = nobody
  private dialog: Dialog | null = null
  private over = false

  constructor(format: AudioFormat, socket: RtpSocket, { contact, mediaAddress: address, pacer, ticker }: CallKit) {
    this.contact = contact
    this.media = new CallMedia({ socket, address, pacer, ticker }, format, {
      onAudio: (audio) => {
        this.listener.onAudio(audio)
      },
      onKey: () => undefined,
      onDrained: () => undefined,
      onHeld: () => undefined,
      onInactive: () => {
        this.hangUp()
        this.listener.onEnded()
      },
    })
  }

  /** @returns false when nothing came of it: too late, no common codec, or a second phone that picked up */
  answered(session: Session, description: string): boolean {
    const dialog = this.converse(session)
    if (this.dialog || this.over || !this.media.accept(description)) {
      dialog.hangUp()
      return false
    }
    this.dialog = dialog
    this.media.start()
    this.media.stream?.openEars()
    return true
  }

  listen(listener: SecondLegListener): void {
    this.listener = listener
  }

  play(audio: Uint8Array): void {
    this.media.stream?.play(audio)
  }

  /** Milliseconds that are still to be heard. */
  queuedMs(): number {
    return this.media.stream?.queuedMs() ?? 0
  }

  clear(): void {
    this.media.stream?.clear()
  }

  hangUp(): void {
    this.dialog?.hangUp()
    this.close()
  }

  close(): void {
    if (this.over) return
    this.over = true
    this.media.close()
  }

  private converse(session: Session): Dialog {
    const dialog: Dialog = new Dialog(session, this.media, this.contact, {
      onEnded: () => {
        if (dialog !== this.dialog) return
        this.close()
        this.listener.onEnded()
      },
      onKey: () => undefined,
    })
    return dialog
  }
}
