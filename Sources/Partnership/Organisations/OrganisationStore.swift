import Domain
import Platform
import Storage

extension OrganisationKind: Storable, Loadable {}
extension Sector: Storable, Loadable {}
