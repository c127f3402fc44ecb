/// Somebody who takes what is not theirs, and how: one or two of a hundred keyworkers.
struct Villain {
    let keyworker: Int
    let kind: Label.Kind
    let scheme: Int
    /// The participant whom nobody met, once there is one.
    var ghost: Int?

    /// Each kind at least once in a programme that is large enough for it.
    static func all(among cast: Cast, drawing numbers: inout SeededNumbers) -> [Villain] {
        let kinds = Label.Kind.allCases.filter(\.isFraud)
        let wanted = max(min(kinds.count, cast.keyworkers.count / 2), cast.keyworkers.count / 60)
        var open = Array(cast.keyworkers.indices)
        return (0..<wanted).map { number in
            let place = numbers.below(open.count)
            let keyworker = open[place]
            open.swapAt(place, open.count - 1)
            open.removeLast()
            return Villain(
                keyworker: keyworker,
                kind: kinds[number % kinds.count],
                scheme: number + 1
            )
        }
    }

    var label: Label { Label(kind: kind, scheme: scheme) }
}
