//! What is read: plain data for pages and API, and the queries that bring it.

mod debt_curves;
mod filters;
mod ground;
mod month;
mod month_page;
mod months;
mod overview;
mod queries;
mod template_line;
mod year;

pub use debt_curves::DebtCurve;
pub use filters::{AuditPage, MonthFilter, PostingFilter};
pub use ground::{DebtBalance, EntryInMonth, PayeeInUse, PaymentGround, PostingGround};
pub use month::{MonthReading, MonthView};
pub use month_page::{MonthExtras, MonthPage, month_page, payees};
pub use months::{MonthCounts, MonthSummary};
pub use overview::{Overview, overview};
pub use queries::{
    EntryPage, ReadError, TemplateView, current_month, entry_page, household, month, months,
    postings, recent_changes, template,
};
pub use template_line::{
    TemplateLine, deleted_template_debt_target, deleted_template_entry, template_debt_target,
    template_entry,
};
pub use year::{MonthOfYear, YearReading, YearView, year};
