import Activity from 'lucide-react/icons/activity'
import Building2 from 'lucide-react/icons/building-2'
import Lightbulb from 'lucide-react/icons/lightbulb'
import PhoneCall from 'lucide-react/icons/phone-call'
import type { LucideIcon } from 'lucide-react'
import type { Counts } from '../../lib/counts.ts'

export interface Entry {
  /** Also the key of its words: `shell:entry.<name>`, and `shell:count.<name>` where it has a count. */
  name: 'requests' | 'conciergeries' | 'lines' | 'health'
  to: string
  icon: LucideIcon
  /** Letter after `g`. */
  key: string
}

export interface CountedEntry extends Entry {
  name: 'requests' | 'lines' | 'health'
  /** What waits there. */
  count: (counts: Counts) => number
  /** Something is wrong there, rather than to be done. */
  isWarning?: boolean
}

/** The main navigation, in order: one line for each page. */
export const entries: readonly (Entry | CountedEntry)[] = [
  { name: 'requests', to: '/requests', icon: Lightbulb, key: 'd', count: ({ pendingRequests }) => pendingRequests },
  { name: 'conciergeries', to: '/conciergeries', icon: Building2, key: 'c' },
  {
    name: 'lines',
    to: '/lines',
    icon: PhoneCall,
    key: 'v',
    count: ({ linesToLookAt }) => linesToLookAt,
    isWarning: true,
  },
  { name: 'health', to: '/health', icon: Activity, key: 's', count: ({ deadJobs }) => deadJobs, isWarning: true },
]
