public import Calendar
public import Identifiers
public import Policy

/// The spells that a participant spends on the programme, and where a day falls among them.
///
/// Spells never overlap and follow each other in time. A person pauses, returns, starts work and
/// may still need the first week's fare: the grace are the days after a spell on which a cost may
/// still be incurred. What counts is the day on the ticket, at submission, approval and payment.
public struct Enrolment: Hashable, Sendable {
    public let participant: ParticipantCode
    /// How many days after a spell's last day are still within the grace.
    public let graceDays: Int
    /// In order of time; only the last may be open.
    public private(set) var spells: [EnrolmentSpell]

    /// Creates an enrolment with no spells yet.
    public init(participant: ParticipantCode, graceDays: Int) {
        precondition(graceDays >= 0, "a grace cannot be negative")
        self.participant = participant
        self.graceDays = graceDays
        spells = []
    }

    /// The same with one more spell.
    ///
    /// - Throws: ``EnrolmentError``, the first that holds, in the order of its cases.
    public func starting(_ spell: EnrolmentSpell) throws(EnrolmentError) -> Enrolment {
        if let last = spells.last, last.until == nil {
            throw .stillOpen(partner: last.partner, from: last.from)
        }
        if let until = spell.until, until < spell.from {
            throw .endsBeforeStart(from: spell.from, until: until)
        }
        if let until = spells.last?.until, until >= spell.from {
            throw .overlaps(until: until, from: spell.from)
        }
        var next = self
        next.spells.append(spell)
        return next
    }

    /// The same with the open spell ended, this being its last day.
    ///
    /// - Throws: ``EnrolmentError``, the first that holds, in the order of its cases.
    public func ending(on date: CalendarDate) throws(EnrolmentError) -> Enrolment {
        guard let last = spells.last, last.until == nil else { throw .notOpen(participant) }
        guard last.from <= date else { throw .endsBeforeStart(from: last.from, until: date) }
        var next = self
        next.spells[spells.count - 1] = EnrolmentSpell(
            partner: last.partner,
            keyworker: last.keyworker,
            from: last.from,
            until: date
        )
        return next
    }

    /// Where a day falls, as the guidance asks it. O(spells).
    public func position(on date: CalendarDate) -> Facts.Enrolment {
        if spell(on: date) != nil { return .inSpell }
        let isInGrace = spells.contains { spell in
            guard let until = spell.until else { return false }
            return until < date && until.days(to: date) <= graceDays
        }
        return isInGrace ? .inGrace : .outside
    }

    /// The spell that holds a day. O(spells).
    public func spell(on date: CalendarDate) -> EnrolmentSpell? {
        spells.first { $0.contains(date) }
    }
}

/// A time with one delivery partner and one keyworker; a handover ends one and starts the next.
public struct EnrolmentSpell: Hashable, Sendable {
    public let partner: PartnerCode
    public let keyworker: UserID
    /// The first day.
    public let from: CalendarDate
    /// The last day, nil while it is open.
    public let until: CalendarDate?

    public init(
        partner: PartnerCode,
        keyworker: UserID,
        from: CalendarDate,
        until: CalendarDate? = nil
    ) {
        self.partner = partner
        self.keyworker = keyworker
        self.from = from
        self.until = until
    }

    func contains(_ date: CalendarDate) -> Bool {
        guard from <= date else { return false }
        return until.map { date <= $0 } ?? true
    }
}
