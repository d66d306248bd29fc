/** One sheet for both sites; only the colours of the frame around the tool differ. */
export const STYLE = `
:root{font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f4f5f7;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;--bar:#0f4c81;--accent:#0f5c9e}
body.canvas{--bar:#2d3b45;--accent:#0b6a3a}
a{color:var(--accent)}
.bar{background:var(--bar);color:#fff;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;padding:.6rem 1rem}
.bar a{color:#fff}
.bar strong{font-size:1.05rem}
.bar .who{margin-left:auto;display:flex;gap:.75rem;align-items:center}
main{max-width:1032px;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 .75rem}
h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
.card>h2:first-child{margin-top:0}
.card{background:#fff;border:1px solid #d8dde3;border-radius:8px;padding:1rem;margin:0 0 1rem}
.list{list-style:none;padding:0;margin:0}
.list li{border-top:1px solid #e4e8ec;padding:.6rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
.list li:first-child{border-top:0}
.list .grow{flex:1 1 12rem}
.quiet{color:#56616d;font-size:.9rem}
.bad{color:#a3123a}
button,.button{font:inherit;background:var(--accent);color:#fff;border:0;border-radius:6px;padding:.4rem .9rem;cursor:pointer;text-decoration:none;display:inline-block}
button.plain,.button.plain{background:#e6eaee;color:#1d2733}
.bar button{background:transparent;border:1px solid #fff8;padding:.15rem .6rem}
button:focus-visible,a:focus-visible,input:focus-visible{outline:3px solid #e8a200;outline-offset:2px}
form.inline{display:inline}
label{display:block;font-weight:600;margin:.5rem 0 .2rem}
input[type=text],input[type=url],select{font:inherit;width:100%;max-width:42rem;padding:.4rem .6rem;border:1px solid #8a949e;border-radius:6px;background:#fff;color:inherit}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.5rem}
.people button{width:100%;text-align:left;background:#fff;color:inherit;border:1px solid #b9c1c9}
.people button small{display:block;color:#56616d}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;background:#fff}
th,td{border:1px solid #d8dde3;padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:#eef1f4}
td.number{text-align:right;white-space:nowrap}
td small{display:block;color:#56616d;white-space:normal}
.tool-frame{display:block;width:100%;border:0;box-shadow:0 0 0 1px #b9c1c9;border-radius:6px;background:#fff;height:calc(100vh - 11rem);min-height:600px}
dialog{border:0;border-radius:10px;padding:0;width:min(960px,96vw);box-shadow:0 10px 50px #0006}
dialog::backdrop{background:#0008}
dialog header{display:flex;justify-content:space-between;align-items:center;padding:.6rem 1rem;border-bottom:1px solid #d8dde3}
dialog iframe{display:block;border:0;width:100%;height:min(700px,76vh)}
.alert{background:#fff6dd;border:1px solid #e3c46a;border-radius:6px;padding:.5rem .8rem}
dl.values{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}
dl.values dd{margin:0;overflow-wrap:anywhere;font-family:ui-monospace,monospace;font-size:.88rem}
@media (max-width:640px){main{padding:.75rem .5rem}.bar .who{margin-left:0}dl.values{grid-template-columns:1fr}.tool-frame{height:calc(100vh - 14.5rem);min-height:520px}}
`;
