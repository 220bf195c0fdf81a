/// One step in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// The order with `item` one place up or down; at the end of the list it stays where it is.
pub(super) fn moved<T: PartialEq>(mut order: Vec<T>, item: &T, direction: Direction) -> Vec<T> {
    let at = order.iter().position(|known| known == item);
    let to = at.and_then(|at| match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|to| *to < order.len()),
    });
    if let (Some(at), Some(to)) = (at, to) {
        order.swap(at, to);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_moves_one_place_and_never_off_the_list() {
        let order = || vec![1, 2, 3];
        assert_eq!(moved(order(), &2, Direction::Up), [2, 1, 3]);
        assert_eq!(moved(order(), &2, Direction::Down), [1, 3, 2]);
        assert_eq!(moved(order(), &1, Direction::Up), order());
        assert_eq!(moved(order(), &3, Direction::Down), order());
        assert_eq!(moved(order(), &9, Direction::Down), order());
    }
}
