/// One step in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// Where an item of a list goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<T> {
    Step(Direction),
    Before(T),
    After(T),
}

impl Direction {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

impl<T> Place<T> {
    /// Reads `up`, `down`, `before-7` or `after-7`.
    pub(super) fn parse(text: &str, id: impl Fn(i64) -> T) -> Option<Self> {
        if let Some(direction) = Direction::parse(text) {
            return Some(Self::Step(direction));
        }
        let (side, beside) = text.split_once('-')?;
        let beside = id(beside.parse().ok()?);
        match side {
            "before" => Some(Self::Before(beside)),
            "after" => Some(Self::After(beside)),
            _ => None,
        }
    }
}

/// The order with `item` one place up or down. Lists are shown in sections: it goes past the
/// nearest item of its own section, or past its neighbour where there is none; at the end of the
/// list it stays where it is. `None` if it is not in the list.
pub(super) fn moved<T: Copy + PartialEq, S: PartialEq>(
    items: &[(T, S)],
    item: &T,
    direction: Direction,
) -> Option<Vec<T>> {
    let at = items.iter().position(|(known, _)| known == item)?;
    let neighbour = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|to| *to < items.len()),
    };
    let to = nearest(items, at, direction).or(neighbour);
    Some(with_moved(items, at, to.unwrap_or(at)))
}

/// The order with `item` somewhere else in its own section, at whose ends a step stays where it is.
/// `None` if one of them is not in the list, or not in the same section.
pub(super) fn placed<T: Copy + PartialEq, S: PartialEq>(
    items: &[(T, S)],
    item: &T,
    place: Place<T>,
) -> Option<Vec<T>> {
    let position = |wanted: &T| items.iter().position(|(known, _)| known == wanted);
    let at = position(item)?;
    let (beside, is_after) = match place {
        Place::Step(direction) => {
            let to = nearest(items, at, direction).unwrap_or(at);
            return Some(with_moved(items, at, to));
        }
        Place::Before(beside) => (position(&beside)?, false),
        Place::After(beside) => (position(&beside)?, true),
    };
    let section = |at: usize| items.get(at).map(|(_, section)| section);
    if section(at) != section(beside) {
        return None;
    }
    let to = match (is_after, beside > at) {
        (true, false) => beside + usize::from(beside != at),
        (false, true) => beside - 1,
        _ => beside,
    };
    Some(with_moved(items, at, to))
}

/// The order with the whole section of `item` past the next one that is shown beside it. All items
/// of a section stand together after that. `None` if the item is not in the list.
pub(super) fn section_moved<T: Copy + PartialEq, S: PartialEq>(
    items: &[(T, S)],
    item: &T,
    direction: Direction,
    is_beside: impl Fn(&S, &S) -> bool,
) -> Option<Vec<T>> {
    let (_, own) = items.iter().find(|(known, _)| known == item)?;
    let mut sections: Vec<(&S, Vec<T>)> = Vec::new();
    for (item, section) in items {
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, items)) => items.push(*item),
            None => sections.push((section, vec![*item])),
        }
    }
    let at = sections.iter().position(|(section, _)| *section == own)?;
    let indexed = sections.iter().enumerate();
    let is_beside = |(_, (section, _)): &(usize, &(&S, Vec<T>))| is_beside(own, section);
    let to = match direction {
        Direction::Up => indexed.take(at).filter(is_beside).last(),
        Direction::Down => indexed.skip(at + 1).find(is_beside),
    };
    if let Some((to, _)) = to {
        let moving = sections.remove(at);
        sections.insert(to, moving);
    }
    Some(sections.into_iter().flat_map(|(_, items)| items).collect())
}

/// Where the nearest item of the same section stands.
fn nearest<T, S: PartialEq>(items: &[(T, S)], at: usize, direction: Direction) -> Option<usize> {
    let section = items.get(at).map(|(_, section)| section);
    let indexed = items.iter().enumerate();
    let is_beside = |(_, (_, known)): &(usize, &(T, S))| Some(known) == section;
    let nearest = match direction {
        Direction::Up => indexed.take(at).filter(is_beside).last(),
        Direction::Down => indexed.skip(at + 1).find(is_beside),
    };
    nearest.map(|(to, _)| to)
}

fn with_moved<T: Copy, S>(items: &[(T, S)], at: usize, to: usize) -> Vec<T> {
    let mut order: Vec<T> = items.iter().map(|(known, _)| *known).collect();
    let moving = order.remove(at);
    order.insert(to, moving);
    order
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

    const LIST: [(i64, &str); 5] = [
        (1, "food"),
        (2, "home"),
        (3, "home"),
        (4, "food"),
        (5, "home"),
    ];

    fn place(item: i64, to: &str) -> Option<Vec<i64>> {
        placed(&LIST, &item, Place::parse(to, |id| id).unwrap())
    }

    #[test]
    fn a_step_stays_within_the_section() {
        assert_eq!(place(2, "up"), Some(vec![1, 2, 3, 4, 5]));
        assert_eq!(place(2, "down"), Some(vec![1, 3, 2, 4, 5]));
        assert_eq!(place(5, "up"), Some(vec![1, 2, 5, 3, 4]));
        assert_eq!(place(5, "down"), Some(vec![1, 2, 3, 4, 5]));
        assert_eq!(place(9, "down"), None);
    }

    #[test]
    fn an_item_is_put_beside_another_of_its_section() {
        assert_eq!(place(5, "before-2"), Some(vec![1, 5, 2, 3, 4]));
        assert_eq!(place(5, "after-2"), Some(vec![1, 2, 5, 3, 4]));
        assert_eq!(place(2, "before-5"), Some(vec![1, 3, 4, 2, 5]));
        assert_eq!(place(2, "after-5"), Some(vec![1, 3, 4, 5, 2]));
        for stays in ["before-2", "after-2"] {
            assert_eq!(place(2, stays), Some(vec![1, 2, 3, 4, 5]), "{stays}");
        }
        assert_eq!(place(2, "before-4"), None, "of another section");
        assert_eq!(place(2, "after-9"), None, "gone meanwhile");
    }

    #[test]
    fn a_place_is_read_from_what_a_button_says() {
        for nowhere in ["", "left", "before", "before-x", "beside-3", "up-3"] {
            assert_eq!(Place::parse(nowhere, |id| id), None, "{nowhere}");
        }
    }

    #[test]
    fn a_section_goes_past_the_next_one_that_is_shown_beside_it() {
        let list = [
            (1, ("food", false)),
            (2, ("old", true)),
            (3, ("home", false)),
            (4, ("food", false)),
            (5, ("fun", false)),
        ];
        let section_moved = |item, direction| {
            section_moved(&list, &item, direction, |(_, own), (_, other)| own == other)
        };
        let (up, down) = (Direction::Up, Direction::Down);
        assert_eq!(section_moved(3, up), Some(vec![3, 1, 4, 2, 5]));
        assert_eq!(section_moved(4, down), Some(vec![2, 3, 1, 4, 5]));
        assert_eq!(section_moved(1, up), Some(vec![1, 4, 2, 3, 5]));
        assert_eq!(section_moved(5, down), Some(vec![1, 4, 2, 3, 5]));
        assert_eq!(section_moved(9, up), None);
    }
}
