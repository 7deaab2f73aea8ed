//! What `/integrer/` says: how a portal shows the guide in its own pages.

/// Title, and name of the link at the foot.
pub const EMBED: &str = "Intégrer le guide";
/// Description for search engines.
pub const EMBED_DESCRIPTION: &str = "Montrer le guide dans un portail\u{a0}: trois façons, les lignes à copier, ce que le portail peut entendre.";
/// First paragraph.
pub const EMBED_LEAD: &str = "Un portail peut montrer ce guide dans ses propres pages. Le guide ne lui envoie aucune réponse des visiteurs.";
/// Heading.
pub const EMBED_PREVIEW: &str = "Aperçu";
/// In its place without JavaScript.
pub const EMBED_NO_PREVIEW: &str =
    "L'aperçu et les réglages ont besoin de JavaScript. Les lignes à copier, plus bas, sont complètes.";
/// Label of a setting.
pub const EMBED_START: &str = "Page de départ";
/// Label of a setting.
pub const EMBED_REGION: &str = "Région";
/// Label of a setting.
pub const EMBED_COLOUR: &str = "Couleur du portail, en six chiffres hexadécimaux";
/// Label of a setting.
pub const EMBED_FONT: &str = "Police, parmi celles de l'ordinateur du visiteur";
/// A setting left as it is.
pub const EMBED_OURS: &str = "Celle du guide";
/// Button.
pub const EMBED_COPY: &str = "Copier";

/// Heading.
pub const EMBED_SCRIPT: &str = "Par un script";
/// What it does.
pub const EMBED_SCRIPT_HELP: &str = "Une ligne met un cadre à sa place, haut comme la page qu'il montre. Le numéro du fichier désigne une version qui ne change plus\u{a0}: son empreinte (integrity) reste la même.";
/// What the integrity needs.
pub const EMBED_SCRIPT_CORS: &str = "Le navigateur ne vérifie l'empreinte que si l'hébergeur du guide envoie l'en-tête Access-Control-Allow-Origin. Sinon, retirez integrity et crossorigin.";
/// Heading.
pub const EMBED_OPTIONS: &str = "Les réglages";
/// Heading of a column.
pub const EMBED_OPTION: &str = "Attribut";
/// Heading of a column.
pub const EMBED_MEANING: &str = "Ce qu'il règle";
/// The attributes, and what each does.
pub const EMBED_ATTRIBUTES: [(&str, &str); 5] = [
    ("data-depart", "la page de départ\u{a0}: son adresse sous le site, par exemple depannage/"),
    ("data-region", "la région des contacts, parmi celles de ce site\u{a0}; les pages fixes gardent la leur"),
    (
        "data-couleur",
        "la couleur du portail, six chiffres hexadécimaux\u{a0}; sa clarté est ajustée pour rester lisible",
    ),
    ("data-police", "une police de l'ordinateur du visiteur, par exemple Georgia, serif"),
    ("data-titre", "le titre du cadre, lu par les lecteurs d'écran"),
];

/// Heading.
pub const EMBED_FRAME: &str = "Sans script";
/// What it does.
pub const EMBED_FRAME_HELP: &str =
    "Un cadre de hauteur fixe. Les réglages sont dans son nom, après «\u{a0}guide?\u{a0}».";
/// What a sandbox changes.
pub const EMBED_SANDBOX: &str = "Avec l'attribut sandbox, gardez allow-scripts, allow-forms, allow-popups et allow-popups-to-escape-sandbox. Sans allow-same-origin, le guide ne garde rien d'une page fixe à l'autre\u{a0}; sa recherche demande en plus que l'hébergeur envoie Access-Control-Allow-Origin.";

/// Heading.
pub const EMBED_ELEMENT: &str = "Dans la page même";
/// What it does.
pub const EMBED_ELEMENT_HELP: &str = "Pour un portail servi par le même hôte que le guide. L'élément n'a pas de cadre\u{a0}: ses styles restent chez lui, l'adresse et l'historique du portail ne bougent pas, rien n'est gardé à la fermeture de la page. Il fait partie de la page\u{a0}: les scripts du portail peuvent lire ce qu'il affiche. Pour l'éviter, prenez un cadre.";
/// What stays outside.
pub const EMBED_ELEMENT_CARD: &str = "La vérification de carte ouvre alors le site lui-même\u{a0}: rien de ce qui est lu sur une carte n'entre dans la page du portail. Si la politique du portail impose Trusted Types, l'élément devient un cadre.";

/// Heading.
pub const EMBED_EVENTS: &str = "Ce que le portail peut entendre";
/// What there is to hear.
pub const EMBED_EVENTS_HELP: &str = "Deux événements, sans aucune donnée\u{a0}: guide-parcours quand un parcours s'affiche, guide-fin quand la personne choisit «\u{a0}Terminer\u{a0}». Ils partent du script ou de l'élément et remontent jusqu'au document.";

/// Heading.
pub const EMBED_POLICY: &str = "Ce que le portail doit permettre";
/// Heading.
pub const EMBED_HOST: &str = "Ce que l'hébergeur du guide doit permettre";
/// What the host of the site has to change for each portal.
pub const EMBED_HOST_ANCESTORS: &str = "Les extraits du dossier hebergement/ ne laissent encadrer le guide que par son propre hôte (frame-ancestors 'self')\u{a0}: chez un portail d'un autre hôte, le cadre resterait vide. Pour chaque portail, l'hébergeur ajoute son adresse après 'self', puis recharge son serveur.";
/// By server, the line to change.
pub const EMBED_HOST_LINES: &str = "# hebergement/nginx.conf\nset $guide_portails \"'self' https://portail.example\";\n\n# hebergement/apache.conf, hebergement/Caddyfile, _headers\u{a0}: la fin de la politique\nframe-ancestors 'self' https://portail.example";
/// The command that says whether it is done.
pub const EMBED_HOST_CHECK: &str = "Pour le vérifier, depuis les sources du guide\u{a0}:";
/// The policy for each way.
pub const EMBED_POLICY_FRAME: &str =
    "Pour un cadre\u{a0}: l'hôte du guide dans frame-src, et dans script-src s'il est mis par le script.";
/// The policy for the element.
pub const EMBED_POLICY_ELEMENT: &str =
    "Pour l'élément\u{a0}: 'self' dans connect-src et dans script-src, avec 'wasm-unsafe-eval'.";
/// The feature a frame is given.
pub const EMBED_USB: &str = "allow=\"usb\" laisse la vérification de carte chercher un lecteur depuis le cadre. Sans lui, le navigateur le refuse à une page d'un autre hôte\u{a0}; la vérification à l'œil reste là. Un en-tête Permissions-Policy du portail peut aussi l'interdire.";
/// The feature a frame is given.
pub const EMBED_CLIPBOARD: &str = "allow=\"clipboard-write\" laisse copier les messages prêts à envoyer.";

/// Stands for the site's address where a build does not know it.
pub const EMBED_ADDRESS: &str = "https://adresse-du-guide.example/";
