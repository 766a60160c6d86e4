export type ComposerMode = 'reply' | 'note'

/** What the rest of the page may ask of the composer. */
export interface ComposerHandle {
  focus: (mode: ComposerMode) => void
  /** Puts words back, to be changed and sent again. */
  put: (text: string) => void
  pickTemplate: () => void
}
