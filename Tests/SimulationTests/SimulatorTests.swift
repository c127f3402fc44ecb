import Calendar
import Simulation
import StrictJSON
import Testing

@Suite struct SimulatorTests {
    private static let guidance = """
        id: discretionary-2026
        title: Discretionary budget 2026
        valid-from: 2026-01-01
        known-from: 2025-12-01
            - {valid-from: 2026-04-06, known-from: 2026-05-21, first: 55, above: 25}
        examples:
          - name: one

        """

    private func scenario(
        seed: UInt64 = 7,
        participants: Int = 60,
        years: Int = 1
    ) throws -> Scenario {
        try Scenario(
            seed: seed,
            participants: participants,
            years: years,
            partners: 3,
            keyworkers: 5
        )
    }

    private func days(_ scenario: Scenario) throws -> [[PlannedCommand]] {
        var simulator = try Simulator(scenario, shippedGuidance: Self.guidance)
        var days: [[PlannedCommand]] = []
        while let day = try simulator.nextDay() { days.append(day) }
        #expect(simulator.account.commands == days.reduce(0) { $0 + $1.count })
        return days
    }

    @Test func `the same seed gives the same programme, and another seed another`() throws {
        let one = try days(scenario())
        #expect(try days(scenario()) == one)
        #expect(try days(scenario(seed: 8)) != one)
        #expect(one.count == 365)
    }

    @Test func `time never runs back, and each command is on its day`() throws {
        let scenario = try scenario()
        var before = try Instant("\(scenario.firstDay)T07:00:00.000Z")
        for (offset, day) in try days(scenario).enumerated() {
            for command in day {
                #expect(command.time > before)
                #expect(command.time.londonDate == scenario.firstDay.adding(days: offset))
                before = command.time
            }
        }
    }

    @Test func `ids are new but where a command is sent again, and then its content is the same`()
        throws
    {
        var known: [String: JSONValue] = [:]
        var again = 0
        for command in try days(scenario()).joined() {
            if command.expected == .exists {
                #expect(known[command.id] == command.line)
                again += 1
            } else {
                #expect(known.updateValue(command.line, forKey: command.id) == nil)
            }
        }
        #expect(again > 0)
    }

    @Test func `what is odd is labelled beside the commands and never in them`() throws {
        let commands = try days(scenario(participants: 200, years: 2)).joined()
        let labels = commands.compactMap(\.label)
        #expect(labels.contains { $0.kind.isFraud })
        #expect(labels.contains { !$0.kind.isFraud })
        // `spent-first` is a key of claims too; a label would be a value.
        let text = commands.map(\.line.compactText).joined()
        for kind in Label.Kind.allCases { #expect(!text.contains(":\"\(kind.rawValue)\"")) }
        let label = try #require(labels.first { $0.kind == .sentLate })
        #expect(
            label.line(about: "c-0000009").compactText
                == #"{"command":"c-0000009","label":"sent-late","fraud":false,"scheme":"#
                + "\(label.scheme)}"
        )
    }

    @Test func `the earlier guidance differs in what was not known then`() throws {
        let adopted = try days(scenario()).joined().filter { $0.name == "policy.adopt" }
        let texts = adopted.flatMap(\.files).map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts.count == 2)
        #expect(texts.first?.contains("id: discretionary-2016") == true)
        #expect(texts.first?.contains("first: 55") == false)
        #expect(texts.last == Self.guidance)
        #expect(throws: GuidanceError.self) {
            try Simulator(try scenario(), shippedGuidance: "id: another\n")
        }
    }

    @Test(arguments: [
        (0, 1, 1, 1, "simulation.participants"), (1, 0, 1, 1, "simulation.years"),
        (1, 11, 1, 1, "simulation.years"), (1, 1, 0, 0, "simulation.partners"),
        (1, 1, 2, 1, "simulation.keyworkers"), (1, 1, 2, 7, "simulation.keyworkers"),
    ])
    func `a scenario that cannot be is refused`(
        participants: Int,
        years: Int,
        partners: Int,
        keyworkers: Int,
        code: String
    ) {
        do throws(ScenarioError) {
            _ = try Scenario(
                seed: 1,
                participants: participants,
                years: years,
                partners: partners,
                keyworkers: keyworkers
            )
            Issue.record("it is not refused")
        } catch {
            #expect(error.code == code)
            #expect(error.message.hasSuffix(".") || error.message.hasSuffix("--keyworkers."))
        }
    }

    @Test func `the smallest and the real programme can be`() throws {
        _ = try Scenario(seed: 0, participants: 1, years: 1, partners: 1, keyworkers: 1)
        let usual = Scenario.usual(forParticipants: 3733, years: 6)
        #expect(usual.partners == 23)
        #expect(usual.keyworkers == 39)
    }
}
