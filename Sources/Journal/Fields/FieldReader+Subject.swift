import Approvals
import Integrity

extension FieldReader {
    /// Reads the id of a claim or business case, spelt as its kind is spelt.
    mutating func subject(of kind: SubjectKind) throws(RecordError) -> String {
        let text = try text("subject")
        do { return try Subject(kind: kind, text: text).text } catch {
            throw .badField(name: "subject", value: text)
        }
    }
}
