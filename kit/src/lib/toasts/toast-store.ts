export interface Toast {
  id: number
  tone: 'done' | 'error'
  message: string
  /** What the person may still do about it: undo, try again. Choosing it closes the toast. */
  action?: { label: string; run: () => void }
}

export type NewToast = Omit<Toast, 'id'>

const most = 3

/** What has just happened, latest last. Errors stay until they are closed, the rest for six seconds on screen. */
export class ToastStore {
  readonly #listeners = new Set<() => void>()
  #toasts: readonly Toast[] = []
  #lastId = 0

  show(toast: NewToast): number {
    const id = ++this.#lastId
    this.#set([...this.#toasts, { ...toast, id }].slice(-most))
    return id
  }

  close = (id: number): void => {
    this.#set(this.#toasts.filter((toast) => toast.id !== id))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  list = (): readonly Toast[] => this.#toasts

  #set(toasts: readonly Toast[]): void {
    this.#toasts = toasts
    for (const listener of this.#listeners) listener()
  }
}
