//! What is wrong with an input: every field at once, in the order they are read, each with a stable code.

use quartermaster_domain::field::Fields;
use quartermaster_domain::{FieldCode, FieldError, FieldErrors, Message, ValueError};

/// The refused fields and their codes, in order.
pub(crate) fn refused<T: std::fmt::Debug>(
    read: Result<T, FieldErrors>,
) -> Vec<(String, FieldCode)> {
    let errors = read.unwrap_err().into_vec().into_iter();
    errors.map(|error| (error.field, error.code)).collect()
}

/// As [`refused`] gives it, from names as they are written.
pub(crate) fn wrong<const N: usize>(fields: [(&str, FieldCode); N]) -> Vec<(String, FieldCode)> {
    fields
        .map(|(field, code)| (field.to_owned(), code))
        .to_vec()
}

#[test]
fn a_code_has_one_stable_spelling() {
    let spelt: Vec<&str> = FieldCode::ALL.into_iter().map(FieldCode::as_str).collect();
    let expected = [
        "required",
        "too_long",
        "too_many",
        "out_of_range",
        "invalid",
        "unknown",
        "not_allowed",
        "duplicate",
    ];
    assert_eq!(spelt, expected);
}

#[test]
fn a_value_is_taken_and_an_error_is_noted_under_its_field() {
    let mut fields = Fields::new();
    assert_eq!(fields.take("one", Ok(1)), Some(1));
    assert_eq!(
        fields.take::<i64>("two", Err(ValueError::invalid("refusal-of-a-test"))),
        None
    );
    let errors = fields.finish().unwrap_err();
    let expected = FieldError {
        field: "two".to_owned(),
        code: FieldCode::Invalid,
        message: "refusal-of-a-test".into(),
    };
    assert_eq!(errors.as_slice(), [expected]);
}

#[test]
fn a_needed_field_that_is_left_out_is_required() {
    let mut fields = Fields::new();
    assert_eq!(fields.require("one", Some(Ok(1))), Some(1));
    assert_eq!(fields.require::<i64>("two", None), None);
    let expected = wrong([("two", FieldCode::Required)]);
    assert_eq!(refused(fields.finish()), expected);
}

#[test]
fn a_field_left_out_keeps_its_value_and_a_refused_one_does_not() {
    let mut fields = Fields::new();
    assert_eq!(fields.keep("one", None, 1), Some(1));
    assert_eq!(fields.keep("two", Some(Ok(2)), 1), Some(2));
    let given = Some(Err(ValueError::unknown("refusal-of-a-test")));
    assert_eq!(fields.keep("three", given, 1), None);
    assert_eq!(
        refused(fields.finish()),
        wrong([("three", FieldCode::Unknown)])
    );
}

#[test]
fn the_errors_of_a_part_stand_among_those_of_the_whole() {
    let mut part = Fields::new();
    part.refuse("part.one", ValueError::required());
    part.refuse("part.two", ValueError::out_of_range("refusal-of-a-test"));
    let mut fields = Fields::new();
    fields.refuse("first", ValueError::not_allowed("refusal-of-a-test"));
    assert_eq!(fields.absorb(part.finish()), None);
    assert_eq!(fields.absorb(Ok(3)), Some(3));
    let expected = [
        ("first", FieldCode::NotAllowed),
        ("part.one", FieldCode::Required),
        ("part.two", FieldCode::OutOfRange),
    ];
    assert_eq!(refused(fields.finish()), wrong(expected));
}

#[test]
fn nothing_noted_is_a_value() {
    assert_eq!(Fields::new().finish(), Ok(()));
    assert_eq!(Fields::new().finish_with(Some(1)), Ok(1));
}

#[test]
fn a_built_value_does_not_outweigh_an_error() {
    let mut fields = Fields::new();
    fields.refuse("carry", ValueError::not_allowed("refusal-of-a-test"));
    let expected = wrong([("carry", FieldCode::NotAllowed)]);
    assert_eq!(refused(fields.finish_with(Some(1))), expected);
}

#[test]
fn nothing_built_is_never_an_empty_list_of_errors() {
    let errors = Fields::new().finish_with::<i64>(None).unwrap_err();
    assert_eq!(errors.as_slice().len(), 1);
}

#[test]
fn errors_read_as_one_line() {
    let mut fields = Fields::new();
    fields.refuse("name", ValueError::required());
    fields.refuse(
        "due_day",
        ValueError::out_of_range(Message::new("refusal-of-a-test").with("max", 31_i64)),
    );
    let errors = fields.finish().unwrap_err();
    let line = "name: refusal-required; due_day: refusal-of-a-test max=31";
    assert_eq!(errors.to_string(), line);
}
