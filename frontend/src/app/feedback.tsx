import { Toaster } from '../components/ui/toaster.tsx'
import { TooltipHost } from '../components/ui/tooltip-host.tsx'

/** What speaks up over any page; fetched after it. */
export function Feedback() {
  return (
    <>
      <Toaster />
      <TooltipHost />
    </>
  )
}
