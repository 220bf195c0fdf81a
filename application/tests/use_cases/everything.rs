//! All that a household has, to see that a refusal left it as it was.

use std::fmt::Debug;

use quartermaster_application::audit::AuditRecord;
use quartermaster_application::reading::{
    self, MonthFilter, MonthView, PostingFilter, TemplateView,
};
use quartermaster_domain::YearMonth;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::month::MonthState;

use crate::budget::Budget;

#[derive(Debug, PartialEq)]
pub(crate) struct Everything {
    pub(crate) template: TemplateView,
    /// The earliest first.
    pub(crate) months: Vec<WholeMonth>,
    /// The latest first.
    pub(crate) trail: Vec<AuditRecord>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WholeMonth {
    pub(crate) view: MonthView,
    pub(crate) postings: Vec<Posting>,
}

impl Budget {
    pub(crate) async fn postings(&self, month: YearMonth) -> Vec<Posting> {
        let all = PostingFilter::default();
        reading::postings(&self.app, month, &all).await.unwrap()
    }

    pub(crate) async fn everything(&self) -> Everything {
        let filter = MonthFilter {
            state: None,
            before: None,
            limit: u32::MAX,
        };
        let mut months = Vec::new();
        for summary in reading::months(&self.app, &filter).await.unwrap() {
            let month = summary.month.head().year_month;
            months.push(WholeMonth {
                view: reading::month(&self.app, month).await.unwrap(),
                postings: self.postings(month).await,
            });
        }
        months.reverse();
        Everything {
            template: reading::template(&self.app).await.unwrap(),
            months,
            trail: self.trail().await,
        }
    }

    /// Why the attempt was refused; fails where it was not, or where it left something behind.
    pub(crate) async fn refused<T: Debug, E: Debug>(
        &self,
        attempt: impl Future<Output = Result<T, E>>,
    ) -> E {
        let before = self.everything().await;
        let error = attempt.await.unwrap_err();
        assert_eq!(self.everything().await, before);
        error
    }
}

impl WholeMonth {
    pub(crate) fn state(&self) -> MonthState {
        self.view.reading.contents.month.state()
    }

    pub(crate) fn month(&self) -> YearMonth {
        self.view.reading.contents.month.head().year_month
    }
}
