use guide_compiler::*;
fn walk(root: &std::path::Path, dir: &std::path::Path, out: &mut Vec<Source>) {
    let mut e: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    e.sort();
    for p in e {
        if p.is_dir() {
            walk(root, &p, out)
        } else {
            out.push(Source::new(
                p.strip_prefix(root).unwrap().to_str().unwrap(),
                &std::fs::read_to_string(&p).unwrap(),
            ));
        }
    }
}
fn main() {
    let root = std::env::args().nth(1).unwrap();
    let root = std::path::Path::new(&root);
    let mut s = vec![];
    walk(root, root, &mut s);
    let t = std::time::Instant::now();
    let c = compile(&s, &Options::default());
    let el = t.elapsed();
    let max: usize = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(10);
    for d in c.diagnostics.iter().take(max) {
        println!("{}\n", render::text(d, &s, render::Style::Plain));
    }
    let mut by = std::collections::BTreeMap::new();
    for d in &c.diagnostics {
        *by.entry(d.rule.code).or_insert(0) += 1;
    }
    println!("{:?} {} files {:?} {:?} guide {}", by, s.len(), c.figures, el, c.guide.is_some());
}
