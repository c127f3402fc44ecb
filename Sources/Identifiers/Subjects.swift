/// The things that have codes. Each is an uninhabited type: only its name matters.
public enum Subjects {
    public enum Fund: CodeSubject {
        public static var noun: String { "fund" }
        public static var grammar: CodeGrammar { .uppercase }
    }
    public enum Programme: CodeSubject {
        public static var noun: String { "programme" }
    }
    public enum Partner: CodeSubject {
        public static var noun: String { "delivery partner" }
    }
    public enum Category: CodeSubject {
        public static var noun: String { "category" }
    }
    public enum Cap: CodeSubject {
        public static var noun: String { "cap" }
    }
    public enum Participant: CodeSubject {
        public static var noun: String { "participant" }
    }
    public enum Group: CodeSubject {
        public static var noun: String { "group" }
    }
    public enum User: CodeSubject {
        public static var noun: String { "user" }
    }
    public enum Claim: CodeSubject {
        public static var noun: String { "claim" }
    }
    public enum Case: CodeSubject {
        public static var noun: String { "business case" }
    }
    public enum Approval: CodeSubject {
        public static var noun: String { "approval" }
    }
    public enum Payment: CodeSubject {
        public static var noun: String { "payment" }
    }
    public enum Run: CodeSubject {
        public static var noun: String { "payment run" }
    }
    public enum Drawdown: CodeSubject {
        public static var noun: String { "drawdown" }
    }
    public enum Device: CodeSubject {
        public static var noun: String { "device" }
    }
    public enum Clause: CodeSubject {
        public static var noun: String { "clause" }
    }
    public enum RulePack: CodeSubject {
        public static var noun: String { "rule pack" }
    }
    public enum Profile: CodeSubject {
        public static var noun: String { "profile" }
        public static var grammar: CodeGrammar { .client }
    }
    public enum Pack: CodeSubject {
        public static var noun: String { "evidence pack" }
    }
    public enum Question: CodeSubject {
        public static var noun: String { "question" }
    }
    public enum Command: CodeSubject {
        public static var noun: String { "command" }
        public static var grammar: CodeGrammar { .client }
    }
}

/// One funder's agreement, as `ESF`.
public typealias FundCode = Code<Subjects.Fund>
/// A support programme, as `pathways`.
public typealias ProgrammeCode = Code<Subjects.Programme>
/// A delivery partner, as `northside`.
public typealias PartnerCode = Code<Subjects.Partner>
/// A category of spending in the rule pack, as `travel`.
public typealias CategoryCode = Code<Subjects.Category>
/// A lifetime cap on a participant's spending, as `overall`.
public typealias CapCode = Code<Subjects.Cap>
/// A participant's pseudonym, as `p_17`: never a name.
public typealias ParticipantCode = Code<Subjects.Participant>
/// A group of participants that shares a cost.
public typealias GroupCode = Code<Subjects.Group>
/// Somebody who acts, as `u_kw1`: never a name.
public typealias UserID = Code<Subjects.User>
/// An expense claim, as `cl_0007`.
public typealias ClaimID = Code<Subjects.Claim>
/// A business case, as `bc_0003`.
public typealias CaseID = Code<Subjects.Case>
/// One person's recorded decision.
public typealias ApprovalID = Code<Subjects.Approval>
/// One payment, which is one line on a bank's statement.
public typealias PaymentID = Code<Subjects.Payment>
/// A run of payments that go to the bank in one file, as `run_0001`.
public typealias RunID = Code<Subjects.Run>
/// What is asked of a funder for one period.
public typealias DrawdownID = Code<Subjects.Drawdown>
/// A device that is lent, as `dv_tablet3`.
public typealias DeviceID = Code<Subjects.Device>
/// A clause of a rule pack, as `travel-day-limit`.
public typealias ClauseID = Code<Subjects.Clause>
/// A rule pack, as `discretionary-2026`.
public typealias RulePackID = Code<Subjects.RulePack>
/// An evidence pack that was issued.
public typealias ProfileID = Code<Subjects.Profile>
public typealias PackID = Code<Subjects.Pack>
/// A question that a decider asked about a claim or case.
public typealias QuestionID = Code<Subjects.Question>
/// A command's client-made id, wide enough for a UUID.
public typealias CommandID = Code<Subjects.Command>
