/// How the summary page looks: on a phone, on a desk, and on one sheet of paper.
enum SummaryStyle {
    static let sheet = """
        :root{--ink:#1b1f23;--soft:#4b5560;--line:#d5dae0;--spent:#1d4e89;--aside:#b8620a;\
        --left:#c9d3dd}
        *{box-sizing:border-box}
        body{font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);\
        background:#fff;margin:0;overflow-wrap:break-word}
        main{max-width:50rem;margin:0 auto;padding:1.5rem 1rem 2rem}
        h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 .3rem}
        h2{font-size:1.1rem;margin:1.5rem 0 .25rem}
        p{margin:.25rem 0 .75rem;max-width:42rem}
        .over{margin:0;font-weight:600;color:var(--spent)}
        .lead,dt,footer{color:var(--soft)}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));\
        gap:.75rem 1.25rem;margin:1.25rem 0 .75rem}
        .figures div{border-top:4px solid var(--line);padding-top:.35rem}
        .figures .spent{border-color:var(--spent)}
        .figures .aside{border-color:var(--aside)}
        .figures dd{margin:0;font-size:1.5rem;line-height:1.25;font-weight:650;\
        font-variant-numeric:tabular-nums}
        .bar{display:flex;height:.75rem;border-radius:.4rem;overflow:hidden;background:var(--left);\
        -webkit-print-color-adjust:exact;print-color-adjust:exact}
        .bar span{flex-basis:0}
        .bar .spent{background:var(--spent)}.bar .aside{background:var(--aside)}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:1.5rem 0 0;\
        font-variant-numeric:tabular-nums}
        caption{text-align:left;font-size:1.1rem;font-weight:650;padding:0 0 .25rem}
        th,td{padding:.35rem 0 .35rem .75rem;border-bottom:1px solid var(--line);text-align:right;\
        vertical-align:top;white-space:nowrap}
        th:first-child{text-align:left;padding-left:0;white-space:normal;min-width:7rem}
        thead th{font-weight:400;color:var(--soft);border-bottom:2px solid var(--line)}
        tbody th{font-weight:500}
        footer{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:.5rem;\
        font-size:.875rem}
        @media (max-width:34rem){main{padding:1rem .9rem}h1{font-size:1.6rem}\
        th,td{padding-left:.45rem;font-size:.85rem}thead th{white-space:normal}\
        th:first-child{min-width:5rem}}
        @media print{@page{size:A4;margin:14mm}body{font-size:10pt}main{padding:0;max-width:none}\
        table,section{break-inside:avoid}table{margin-top:1rem}th,td{padding-top:.2rem;\
        padding-bottom:.2rem}}
        """
}
