/** The sign of the house: a key tag with a reception bell. */
export function Brandmark({ size = 22 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" className="shrink-0">
      <path className="fill-solid" d="M7.2 1.5h9.6L20.5 5v15a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 20V5z" />
      <circle className="fill-on-solid" cx="12" cy="6" r="1.5" />
      <path className="fill-brass-on-solid" d="M6.6 17a5.4 5.4 0 0 1 10.8 0zM6 18h12v1.3H6z" />
    </svg>
  )
}
