import Identifiers
import Journal

/// Declares that somebody is family, a friend or a business partner.
///
/// 1. Anybody whom the books know asks, of themselves.
/// 2. It is recorded; from now on neither decides on the other.
struct DeclareRelation: Operation {
    static let name = "relation.declare"
    private let related: String
    private let relation: RelationKind
    private let note: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("related", "relation", "note")
        // The code of a colleague, a participant or a partner: they have one spelling.
        let related: UserID = try arguments.code("related")
        self.related = related.text
        relation = try arguments.choice("relation")
        note = try arguments.optionalText("note")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let actor = context.actor
        guard related != actor.text else { throw PeopleRefusal.relatedToOneself(actor) }
        let declared = RelationDeclared(
            user: actor,
            related: related,
            relation: relation,
            note: try note.map { try context.commit($0, as: "note", of: actor.text) }
        )
        try context.record(.relationDeclared(declared))
        return nil
    }
}
