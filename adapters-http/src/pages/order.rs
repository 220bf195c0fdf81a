/// One step in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// The order with `item` one place up or down. Lists are shown in sections: it goes past the
/// nearest item of its own section, or past its neighbour where there is none; at the end of the
/// list it stays where it is. `None` if it is not in the list.
pub(super) fn moved<T: Copy + PartialEq, S: PartialEq>(
    items: &[(T, S)],
    item: &T,
    direction: Direction,
) -> Option<Vec<T>> {
    let mut order: Vec<T> = items.iter().map(|(known, _)| *known).collect();
    let at = order.iter().position(|known| known == item)?;
    let section = items.get(at).map(|(_, section)| section);
    let indexed = items.iter().enumerate();
    let is_beside = |(_, (_, known)): &(usize, &(T, S))| Some(known) == section;
    let (nearest, neighbour) = match direction {
        Direction::Up => (indexed.take(at).filter(is_beside).last(), at.checked_sub(1)),
        Direction::Down => (
            indexed.skip(at + 1).find(is_beside),
            Some(at + 1).filter(|to| *to < items.len()),
        ),
    };
    if let Some(to) = nearest.map(|(to, _)| to).or(neighbour) {
        let moving = order.remove(at);
        order.insert(to, moving);
    }
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_moves_one_place_and_never_off_the_list() {
        let order = [(1, "food"), (2, "food"), (3, "food")];
        assert_eq!(moved(&order, &2, Direction::Up), Some(vec![2, 1, 3]));
        assert_eq!(moved(&order, &2, Direction::Down), Some(vec![1, 3, 2]));
        assert_eq!(moved(&order, &1, Direction::Up), Some(vec![1, 2, 3]));
        assert_eq!(moved(&order, &3, Direction::Down), Some(vec![1, 2, 3]));
        assert_eq!(moved(&order, &9, Direction::Down), None);
    }

    #[test]
    fn an_item_goes_past_those_of_other_sections_to_the_next_of_its_own() {
        let order = [(1, "food"), (2, "home"), (3, "home"), (4, "food")];
        assert_eq!(moved(&order, &4, Direction::Up), Some(vec![4, 1, 2, 3]));
        assert_eq!(moved(&order, &1, Direction::Down), Some(vec![2, 3, 4, 1]));
        assert_eq!(moved(&order, &2, Direction::Up), Some(vec![2, 1, 3, 4]));
    }
}
