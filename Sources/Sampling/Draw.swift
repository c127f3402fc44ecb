import Integrity

// No generator of random numbers is specified that another language would have to imitate. Each
// line has a ticket, the digest of the list, the seed and its number, and the lowest tickets are
// drawn. Whoever knows neither the list nor the seed beforehand can steer none of them.

/// Draws from a population under a seed.
struct Draw {
    let seed: String
    let population: Population

    static let label = "farthing-sample/v1"
    /// Fewer than two show no spread.
    private static let fewest = 2

    /// The ticket of a word: a line's number, or `start`.
    func ticket(_ word: String) -> Digest {
        Digest(of: Array("\(Self.label)\n\(population.digest.hex)\n\(seed)\n\(word)".utf8))
    }

    func atRandom(_ size: Int) throws(SamplingError) -> Sample.Stratum {
        let lines = population.lines
        let least = min(Self.fewest, lines.count)
        guard size >= least else {
            throw .tooFew(wanted: size, least: least, why: "one item shows no spread")
        }
        return Sample.Stratum("all", lines, drawn: lowest(size, of: lines))
    }

    /// At least two of each stratum, or all it has; then one after another to the stratum with the
    /// most pence for each item so far and the next.
    func stratified(_ size: Int, by column: String) throws(SamplingError) -> [Sample.Stratum] {
        guard let index = population.columns.firstIndex(of: column) else {
            throw .unreadable("it has no column “\(column)”")
        }
        let parts = Dictionary(grouping: population.lines) { Array($0.fields[index].utf8) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var sizes = parts.map { min(Self.fewest, $0.value.count) }
        let least = sizes.reduce(0, +)
        guard size >= least else {
            throw .tooFew(
                wanted: size,
                least: least,
                why: "two of each of the \(parts.count) values of “\(column)”, or all it has"
            )
        }
        let pence = parts.map { $0.value.reduce(0) { $0 + $1.pence } }
        for _ in least..<size {
            guard
                let next = parts.indices.filter({ sizes[$0] < parts[$0].value.count }).max(by: {
                    // Of two that are equal the first is the greater.
                    UInt128(pence[$0]) * UInt128(sizes[$1] + 1)
                        < UInt128(pence[$1]) * UInt128(sizes[$0] + 1)
                        || (UInt128(pence[$0]) * UInt128(sizes[$1] + 1)
                            == UInt128(pence[$1]) * UInt128(sizes[$0] + 1) && $0 > $1)
                })
            else { break }
            sizes[next] += 1
        }
        return zip(parts, sizes).map { part, size in
            Sample.Stratum(
                part.key.isEmpty ? "(none)" : String(decoding: part.key, as: UTF8.self),
                part.value,
                drawn: lowest(size, of: part.value)
            )
        }
    }

    private func lowest(_ size: Int, of lines: [Population.Line]) -> [Population.Line] {
        lines.map { (ticket: ticket(String($0.number)).bytes, line: $0) }
            .sorted { $0.ticket.lexicographicallyPrecedes($1.ticket) }
            .prefix(size).map(\.line)
    }
}

// MARK: Monetary units

extension Draw {
    /// Lines of the interval or more are all drawn, and the interval is reckoned again for the
    /// rest, until none is left that is as large; then every interval-th penny draws its line.
    func byMonetaryUnit(_ size: Int) throws(SamplingError) -> [Sample.Stratum] {
        guard size >= 1 else {
            throw .tooFew(wanted: size, least: 1, why: "none would show nothing")
        }
        var rest = population.lines
        var high: [Population.Line] = []
        while true {
            let pence = rest.reduce(0) { $0 + $1.pence }
            let places = size - high.count
            let large = rest.filter { UInt128($0.pence) * UInt128(places) >= UInt128(pence) }
            guard !rest.isEmpty, !large.isEmpty else { break }
            high += large
            rest.removeAll { UInt128($0.pence) * UInt128(places) >= UInt128(pence) }
        }
        var strata: [Sample.Stratum] = []
        if !high.isEmpty {
            strata.append(Sample.Stratum(Sample.Stratum.highValue, high, drawn: high))
        }
        if !rest.isEmpty {
            let drawn = everyInterval(size - high.count, of: rest)
            strata.append(Sample.Stratum("the rest", rest, drawn: drawn))
        }
        return strata
    }

    /// The lines that hold the pennies `(start + k x 2^48) x pence / (size x 2^48)`, rounded down,
    /// for k from 0, counted through the lines from 0. No line is as large as the interval, so
    /// none is drawn twice.
    private func everyInterval(_ size: Int, of lines: [Population.Line]) -> [Population.Line] {
        let pence = UInt128(lines.reduce(0) { $0 + $1.pence })
        let start = ticket("start").bytes.prefix(6).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        var drawn: [Population.Line] = []
        var end: UInt128 = 0
        for line in lines {
            end += UInt128(line.pence)
            let next = (start + UInt128(drawn.count) << 48) * pence / (UInt128(size) << 48)
            if drawn.count < size, next < end { drawn.append(line) }
        }
        return drawn
    }
}
