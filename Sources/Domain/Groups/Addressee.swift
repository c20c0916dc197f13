/// Whom something is put to that has to be answered: one organisation or one group.
package enum Addressee: Sendable, Hashable {
    case organisation(ID<Organisation>)
    case group(ID<PartnershipGroup>)
}
