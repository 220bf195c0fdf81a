//! Writing the file piece by piece, so that it never has to be in memory as a whole.

use std::io::{self, Write};

use quartermaster_application::archive::{all_months, older_records, whole_month};
use quartermaster_application::ports::Snapshot;
use quartermaster_domain::{Currency, Timestamp};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, PrettyFormatter};

use super::month_shape::MonthShape;
use super::plain::P;
use super::shape::{AuditShape, HouseholdShape, LastIdsShape, TemplateShape};
use super::{ExportError, FORMAT, FORMAT_VERSION};

/// Writes all that `snapshot` sees as one JSON object.
///
/// # Errors
/// The store cannot be read, or `to` cannot be written; what was written is no whole object then.
pub(crate) async fn write(
    snapshot: &mut dyn Snapshot,
    exported_at: Timestamp,
    to: &mut (dyn Write + Send),
) -> Result<(), ExportError> {
    let household = snapshot.household().await?;
    let template = snapshot.template().await?;
    let mut file = Object::begin(to)?;
    file.field("format", FORMAT)?;
    file.field("format_version", &FORMAT_VERSION)?;
    file.field("quartermaster_version", env!("CARGO_PKG_VERSION"))?;
    file.field("about", &about(household.currency))?;
    file.field("exported_at", &P(exported_at))?;
    file.field("household", &HouseholdShape::from(household))?;
    file.field("template", &TemplateShape::from(template))?;
    file.begin_list("months")?;
    for month in all_months(snapshot).await? {
        if let Some(whole) = whole_month(snapshot, month).await? {
            file.item(&MonthShape::from(whole))?;
        }
    }
    file.end_list()?;
    file.begin_list("audit")?;
    let mut before = None;
    loop {
        let records = older_records(snapshot, before).await?;
        let Some((oldest, _)) = records.last() else {
            break;
        };
        before = Some(*oldest);
        for record in records {
            file.line(&AuditShape::from(record))?;
        }
    }
    file.end_list()?;
    file.field("last_ids", &LastIdsShape::from(snapshot.last_ids().await?))?;
    file.end()
}

/// What a person needs who finds the file without its description.
fn about(currency: Currency) -> String {
    format!(
        "Everything one household kept in Quartermaster. Amounts (…_minor) are whole numbers in \
         minor units of {}: divide by 10 to the power of {}. Dates are YYYY-MM-DD, months YYYY-MM, \
         instants UTC. The fields are described in docs/export.md of the program.",
        currency.code(),
        currency.exponent()
    )
}

/// An object under way.
struct Object<'a> {
    to: &'a mut (dyn Write + Send),
    separator: &'static str,
}

impl<'a> Object<'a> {
    fn begin(to: &'a mut (dyn Write + Send)) -> io::Result<Self> {
        to.write_all(b"{")?;
        Ok(Self { to, separator: "" })
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), ExportError> {
        self.name(name)?;
        self.pretty(value)
    }

    fn begin_list(&mut self, name: &str) -> Result<(), ExportError> {
        self.name(name)?;
        self.to.write_all(b"[")?;
        self.separator = "";
        Ok(())
    }

    fn item(&mut self, value: &impl Serialize) -> Result<(), ExportError> {
        self.separate()?;
        self.pretty(value)
    }

    /// An item on one line, for long lists of small things.
    fn line(&mut self, value: &impl Serialize) -> Result<(), ExportError> {
        self.separate()?;
        self.value(value, CompactFormatter)
    }

    fn end_list(&mut self) -> io::Result<()> {
        self.separator = ",";
        self.to.write_all(b"\n]")
    }

    fn end(self) -> Result<(), ExportError> {
        self.to.write_all(b"\n}\n")?;
        Ok(self.to.flush()?)
    }

    fn name(&mut self, name: &str) -> Result<(), ExportError> {
        self.separate()?;
        write!(self.to, "\"{name}\": ")?;
        Ok(())
    }

    fn separate(&mut self) -> io::Result<()> {
        writeln!(self.to, "{}", self.separator)?;
        self.separator = ",";
        Ok(())
    }

    fn pretty(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), ExportError> {
        self.value(value, PrettyFormatter::with_indent(b" "))
    }

    fn value(
        &mut self,
        value: &(impl Serialize + ?Sized),
        formatter: impl serde_json::ser::Formatter,
    ) -> Result<(), ExportError> {
        let mut serializer = serde_json::Serializer::with_formatter(&mut *self.to, formatter);
        value
            .serialize(&mut serializer)
            .map_err(|error| ExportError::Write(error.into()))
    }
}
