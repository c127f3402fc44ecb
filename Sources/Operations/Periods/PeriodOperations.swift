/// The operations that close and open periods.
let periodOperations: [any Operation.Type] = [ClosePeriod.self, ReopenPeriod.self]
