import clsx from 'clsx'

interface SparkProps {
  values: readonly number[]
  /** What it shows and how it went, in words. */
  label: string
  tone?: 'accent' | 'warn'
  className?: string
}

const width = 120
const height = 28

/** A line without axes; the figure it belongs to stands beside it. */
export function Spark({ values, label, tone = 'accent', className }: SparkProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={clsx('h-7 w-30', tone === 'warn' ? 'text-warn-mark' : 'text-chart-1', className)}
    >
      <polyline
        points={pointsOf(values)}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** Points of the line, the lowest value at the foot and the highest at the top. */
function pointsOf(values: readonly number[]): string {
  const low = Math.min(...values)
  const spread = Math.max(...values) - low || 1
  const step = width / Math.max(1, values.length - 1)
  const heightOf = (value: number) => height - 2 - ((value - low) / spread) * (height - 4)
  return values.map((value, at) => `${(at * step).toFixed(1)},${heightOf(value).toFixed(1)}`).join(' ')
}
