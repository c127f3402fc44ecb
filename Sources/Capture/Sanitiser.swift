/// By which rules a file was written anew before it was kept.
///
/// The set is closed, and a rule that changes is a new version: what an old record says stays
/// true. `docs/SPEC-journal.md` has the rules of each.
public enum Sanitiser: String, CaseIterable, Sendable {
    case capture1 = "farthing-capture/1"
}
