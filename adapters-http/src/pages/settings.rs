use poem::Route; pub(super) fn add_routes(routes: Route) -> Route { routes }
