// As shadcn's CLI writes it, in short.
export const Card = (props) => (
  <div
    data-slot="card"
    className="bg-card text-card-foreground flex flex-col gap-6 rounded-xl border py-6 shadow-sm"
    {...props}
  />
)
export const CardHeader = (props) => <div data-slot="card-header" className="grid gap-1.5 px-6" {...props} />
export const CardTitle = (props) => <h2 data-slot="card-title" className="leading-none font-semibold" {...props} />
export const CardDescription = (props) => (
  <p data-slot="card-description" className="text-muted-foreground text-sm" {...props} />
)
export const CardContent = (props) => <div data-slot="card-content" className="px-6" {...props} />
