import FileSystem
import Simulation
import StrictJSON

/// What a simulation came to, for people and for programs.
struct SimulationReport {
    private let play: SimulationPlay
    private let place: SimulationPlace
    private let milliseconds: Int64

    init(_ play: SimulationPlay, at place: SimulationPlace, milliseconds: Int64) {
        self.play = play
        self.place = place
        self.milliseconds = milliseconds
    }

    private var account: Simulator.Account { play.simulator.account }

    var text: String {
        let scenario = play.simulator.scenario
        let seconds = "\(milliseconds / 1000).\(milliseconds / 100 % 10)"
        let speed = milliseconds > 0 ? Int64(account.commands) * 1000 / milliseconds : 0
        var lines = [
            "A made-up programme from \(scenario.firstDay) to \(scenario.lastDay), seed "
                + "\(scenario.seed): \(account.participants) participants, \(scenario.partners) "
                + "partners, \(scenario.keyworkers) keyworkers.",
            "\(account.claims) claims and \(account.cases) business cases, of which "
                + "\(pounds(account.accepted)) was accepted; \(account.payments) payments; "
                + "\(account.drawdowns) drawdowns of \(pounds(account.drawn)).",
            "\(account.commands) commands, \(account.refusals) of them refused as they should be: "
                + "\(play.records) records in \(seconds) s"
                + (speed > 0 ? ", \(speed) commands a second." : "."),
            "\(account.frauds) commands are fraud and \(account.nearMisses) only look odd: "
                + "\(place.labels.path).",
        ]
        if play.deviations.isEmpty {
            lines.append("Look: farthing position --books \(place.books.path)")
        } else {
            lines.append("Not as planned:")
            lines += play.deviations.map { wrapped($0.sentence, after: "  ") }
        }
        return lines.joined(separator: "\n")
    }

    var json: JSONValue {
        .object([
            "outcome": .text(play.deviations.isEmpty ? "made" : "refused"),
            "books": .text(place.books.path), "keys": .text(place.keys.path),
            "labels": .text(place.labels.path),
            "participants": .integer(Int64(account.participants)),
            "claims": .integer(Int64(account.claims)), "cases": .integer(Int64(account.cases)),
            "accepted": .integer(account.accepted),
            "payments": .integer(Int64(account.payments)),
            "drawdowns": .integer(Int64(account.drawdowns)), "drawn": .integer(account.drawn),
            "receivable": .integer(play.simulator.receivable),
            "undrawn": .integer(play.simulator.undrawnPence),
            "commands": .integer(Int64(account.commands)),
            "refusals": .integer(Int64(account.refusals)),
            "records": .integer(Int64(play.records)), "frauds": .integer(Int64(account.frauds)),
            "near-misses": .integer(Int64(account.nearMisses)),
            "milliseconds": .integer(milliseconds),
            "deviations": .array(play.deviations.map { .text($0.sentence) }),
        ])
    }
}
