export type SessionNews = 'signed-in' | 'signed-out'

const name = 'conciergerie.admin-session'

/** Tells the other tabs of this browser: they share the cookie, hence the person. */
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
