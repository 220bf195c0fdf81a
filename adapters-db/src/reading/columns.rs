use sea_orm::{EntityTrait, IdenStatic, Iterable};

/// All columns of an entity for a SELECT, from the table called `alias`, named with `prefix` so that
/// two tables with a column of the same name can stand in one row.
pub(super) fn columns<E: EntityTrait>(alias: &str, prefix: &str) -> String {
    E::Column::iter()
        .map(|column| {
            let name = column.as_str();
            format!("{alias}.{name} AS {prefix}{name}")
        })
        .collect::<Vec<_>>()
        .join(", ")
}
