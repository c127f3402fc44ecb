/// The tables of the journal's database, by family.
enum Schema {
    /// Everything that is a function of the records, which a rebuild drops and makes again.
    static let derived = [programme, people, ledger, matters, payments, runs].joined(
        separator: "\n"
    )

    /// The derived tables, each after those that refer to it, with the columns that order its
    /// rows: a rebuild drops them in this order, a check compares them in that.
    static let derivedTables: [(name: String, order: String)] = [
        ("posting", "entry_seq, line"), ("entry", "seq"), ("account", "id"),
        ("charged", "rule, fund"), ("set_aside", "partner, fund"),
        ("period", "fund, starts_on, ends_on"),
        ("bank_assertion", "seq"), ("head", "one"), ("command", "id"), ("case_head", "id"),
        ("fund", "position"), ("partner", "code"), ("apportionment", "version"),
        ("rule_pack", "seq"), ("key", "seq"), ("user_role", "user, role, partner"),
        ("relation", "user, related"), ("delegation", "seq"), ("spell", "participant, number"),
        ("erased", "participant"), ("outcome", "seq"), ("loan", "device"),
        ("submission", "kind, id, version"), ("matter", "kind, id"), ("approval", "seq"),
        ("decision", "seq"), ("question", "id"), ("claim_line", "claim, line"),
        ("case_line", "business_case, line"),
        ("miles", "claimant, vehicle, tax_year"),
        ("top_up", "seq"), ("case_declined", "participant, category, declined_on, seq"),
        ("evidence", "fingerprint, bearer"), ("run_line", "run, number"),
        ("run_adjustment", "run, payment"), ("run_hand", "run, user"), ("payment_run", "id"),
        ("payee_details", "holder"), ("payment_claim", "claim, seq"), ("payment", "id"),
        ("defrayal", "entry_seq, fund"), ("drawdown", "id"), ("drawdown_line", "defrayal, fund"),
        ("drawdown_adjustment", "drawdown, kind, defrayal"), ("drawdown_hand", "drawdown, user"),
        ("drawdown_preparation", "id"),
    ]
}
