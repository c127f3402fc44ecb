/// A delivery partner: its manager and its keyworkers.
struct Partner {
    let code: String
    let title: String
    let manager: String
    var keyworkers: [Int] = []
    /// Pence of each fund that it may still spend, as far as this plan counts them.
    var available: Int64 = 0
    /// The claims of suppliers, participants and other partners that wait for a payment.
    var payable: [Int] = []
    /// The claims that the partner paid itself and is to be repaid for.
    var advanced: [Int] = []
}

/// A keyworker: their caseload is as large as their hours.
struct Keyworker {
    let code: String
    let partner: Int
    /// One for two days a week, to three for all of it.
    let hours: Int
    /// Pence in the cash box; nil for somebody without one.
    var cash: Int64?
    /// The usual journeys: where to, and how many tenths of a mile.
    let rounds: [(place: String, tenths: Int)]
    /// Tenths of a mile since the programme's year began, and pence of mileage on the last day.
    var tenthsThisYear = 0
    var lastDriven = 0
    var mileageOnLastDay: Int64 = 0
    var payable: [Int] = []
}

/// Everybody who does something for the programme.
struct Cast {
    var partners: [Partner] = []
    var keyworkers: [Keyworker] = []
    /// Each keyworker's hours: how many participants come to them.
    let caseloads: [Int]

    static let programmeManager = "u_pm"
    static let deputy = "u_pm2"
    static let financeOfficer = "u_fo"
    static let secondFinanceOfficer = "u_fo2"
    static let auditor = "u_au"
    static let trustee = "u_tr"

    /// Partners of unequal size: each has a keyworker, and the others go where there is room.
    init(_ scenario: Scenario, drawing numbers: inout SeededNumbers) {
        let width = String(scenario.partners).utf8.count
        for number in 1...scenario.partners {
            let text = padded(number, width)
            partners.append(
                Partner(
                    code: "partner_\(text)",
                    title: "Partner \(text), invented",
                    manager: "u_m\(text)"
                )
            )
        }
        var sizes = partners.map { _ in 1 }
        var open = Array(partners.indices)
        for _ in scenario.partners..<scenario.keyworkers {
            let place = numbers.below(open.count)
            sizes[open[place]] += 1
            if sizes[open[place]] == 3 { open.swapAt(place, open.count - 1); open.removeLast() }
        }
        let codeWidth = String(scenario.keyworkers).utf8.count
        for partner in partners.indices {
            for _ in 0..<sizes[partner] {
                let number = keyworkers.count + 1
                partners[partner].keyworkers.append(keyworkers.count)
                keyworkers.append(
                    Keyworker(
                        code: "u_k\(padded(number, codeWidth))",
                        partner: partner,
                        hours: numbers.within(1...3),
                        cash: numbers.chance(600) ? 0 : nil,
                        rounds: (0..<6).map { _ in
                            (numbers.one(of: Places.villages), numbers.within(40...320))
                        }
                    )
                )
            }
        }
        caseloads = keyworkers.map(\.hours)
    }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
