export type SessionNews = 'signed-in' | 'signed-out' | 'switched'

const name = 'conciergerie.session'

/** Tells the other tabs of this browser: they share the cookie, hence the person and the house. */
export function tellOtherTabs(news: SessionNews): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage(news)
  channel.close()
}

export function hearOtherTabs(listener: (news: SessionNews) => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => {
    listener(data)
  }
  return () => {
    channel.close()
  }
}
