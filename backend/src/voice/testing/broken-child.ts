/** A media process that ends before it is up. */
process.exit(3)
