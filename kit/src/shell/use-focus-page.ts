import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useLocation } from 'react-router'

/** A new page is a new place: the focus goes to its beginning, unless it is already inside. */
export function useFocusPage(main: RefObject<HTMLElement | null>): void {
  const page = useLocation().pathname.split('/')[1]
  const last = useRef(page)
  useEffect(() => {
    if (last.current === page) return
    last.current = page
    if (!main.current?.contains(document.activeElement)) main.current?.focus()
  }, [main, page])
}
