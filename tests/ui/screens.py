"""screens.py: what each screen shows, as data for test-screens.py.

SPDX-License-Identifier: GPL-3.0-or-later

A name is a message of the program, in English: a German window is asked for its German one. ('Open: %s', 'Acme') puts
what is named into the message; names of the sample are the same in every language. ~ begins a pattern.
"""


class Screen:
    """name: what it is called here and as a picture
    orders: how it is reached, see probe-screens.c; in those of stewardctl @NOUN "TEXT" is the id of the record that says
        TEXT
    there: ROLE, NAME of what shows once it is there
    root: ROLE, NAME below which its elements stand; None for the window
    elements: their names in the order in which a screen reader meets them
    header: the same, of the header bar
    cut: widgets whose words may be cut, since others wrote them and a row has the room it has
    after: orders that lead back
    """

    def __init__(self, name, orders, there, elements, root=None, header=(), cut=(), after=()):
        self.name, self.orders, self.there, self.elements = name, orders, there, elements
        self.root, self.header, self.cut, self.after = root, header, cut, after


class Wide:
    """A name that is met only where the window is wide enough for what stands beside the work: inspectors and rails."""

    FROM = 1040  # STEWARD_WIDTH_FOLDED

    def __init__(self, name):
        self.name = name


LENS = ('Whose work is shown: %s', 'All departments')
SIDEBAR = ['Views', 'Listen', '~^Monitor', 'Respond', 'Responses', 'Govern', 'Guidelines', 'Ownership', 'Learn', 'Audit']

FIRST_RUN = [
    Screen('first-run', ['open -'], ('list item', 'Start a new workspace'),
           ['Main menu', 'Nobody owns the conversation', 'Steward shows who answers.', 'How to begin',
            'Look around with a sample organisation', 'Start a new workspace', 'Join your team', 'Open a workspace…']),
]

EMPTY = [
    Screen('monitor-nothing', ['page monitor'], ('label', 'Nothing Waits'),
           ['Nothing Waits', 'Search mentions', 'Filter', 'Queue', 'Unowned'],
           root=('group', 'Monitor'), header=[LENS, 'Monitor']),
    Screen('responses-nothing', ['page responses'], ('label', 'No Answers Yet'), ['No Answers Yet'],
           root=('group', 'Responses'), header=[LENS, 'Responses']),
    Screen('guidelines-editing', ['page guidelines'], ('list item', '~^Public replies'),
           ['What the paragraph is', 'Bold', 'Italic', 'List', 'Link', 'Rule', 'Public replies', 'Search guidelines', 'New guideline', 'Guidelines'],
           root=('group', 'Guidelines'), header=[LENS, 'Guidelines', 'Put in Force…', 'More']),
    Screen('ownership-founding', ['page ownership'], ('row header', '~^Resolve a complaint'), ['~^Resolve a complaint'],
           root=('group', 'Ownership'), header=[LENS, 'Ownership']),
    Screen('audit-founding', ['page audit'], ('list', 'Events, newest first'),
           ['No Event Selected', 'Who did it', 'What was done', 'To what', 'Events, newest first'],
           root=('group', 'Audit'), header=[LENS, 'Audit', 'Verify']),
]

SAMPLE = [
    Screen('monitor', ['page monitor'], ('list item', '~^Gerrit Bosma'),
           ['Open original', 'Why here', 'Responsible', 'Accountable', 'Consulted', 'Informed', 'Reply', 'Route', 'Snooze',
            'Dismiss', 'Assign', 'Note', 'More', 'Search mentions', 'Filter', 'Queue', 'Mentions',
            '~^Gerrit Bosma, Mastodon, Customer Service, Resolve a complaint', 'Due today', Wide('~^Mara Holt')],
           root=('group', 'Monitor'), header=[LENS, 'Monitor'], cut=['StewardMentionRow', 'GtkLabel < GtkBox < GtkListBoxRow']),
    Screen('responses', ['page responses'], ('list item', '~Anneke, thank you'),
           # Whether what is approved waits for somebody depends on the time of day.
           ['Responses', 'In review', '~Anneke, thank you', 'Drafts of others', '~Gerrit, I work', 'Done'],
           root=('group', 'Responses'), header=[LENS, 'Responses'], cut=['StewardResponseRow']),
    Screen('response', ['show response Gerrit'], ('text box', 'The answer'),
           ['The mention', 'Open the original', 'Gerrit Bosma', 'Replies that fit', 'Damaged baggage, first answer',
            '~^Mastodon, 126', 'Say it on another network too', 'The account that speaks', 'The answer', 'Guideline findings',
            'Preview', Wide('Who answers'), Wide('Drafted'), Wide('Consulted'), Wide(('Ask %s', 'Legal')), Wide('Accountable'),
            Wide('Publish')],
           root=('group', 'Responses'), header=['Back', ('Reply to %s', 'Gerrit Bosma'), 'Request Approval',
                                                'More about this answer']),
    Screen('hold', ['ctl hold|on|--reason|The song is in the news; nobody answers before noon.', 'await label|~The song is in the news'],
           ('text box', 'The answer'),
           ['The mention', 'The answer', 'Guideline findings'],
           root=('group', 'Responses'), header=['Back', ('Reply to %s', 'Gerrit Bosma'), '~The song is in the news', 'Lift…'],
           after=['action win.go-back']),
    # The hold stays from here on: its banner stands in every view.
    Screen('response-thread', ['ctl response|draft|--activity|Answer a question|--account|@account "mastodon"|--text|' +
                               ' '.join('Sentence %d: I work for Acme Air, and the timetable is longer than a post.' % i
                                        for i in range(1, 12)), 'show response Sentence 1'], ('text box', 'The answer'),
           ['~^Mastodon', 'The account that speaks', 'The answer', 'Guideline findings', 'Preview', 'Posts of the thread',
            '~^Sentence 1', '~\\(2/2\\)$'],
           root=('group', 'Responses'), header=['Back', 'Make Ready', 'More about this answer'], after=['action win.go-back']),
    Screen('responses-outbox', ['page responses', 'click button|Outbox', 'await combo box|How far answers are'],
           ('list item', '~Anneke, thank you'),
           ['Search answers', 'Queue', 'Outbox', 'Calendar', 'How far answers are', 'Answers', '~Anneke, thank you'],
           root=('group', 'Responses'), header=[LENS, 'Responses'], cut=['StewardOutboxView']),
    Screen('responses-calendar', ['click button|Calendar'], ('button', 'Month'),
           ['Search answers', 'Queue', 'Outbox', 'Calendar', 'Earlier', 'Later', 'Today', 'Week', 'Month', 'Answers'],
           root=('group', 'Responses'), header=[LENS, 'Responses'], cut=['StewardOutboxView']),
    Screen('responses-calendar-month', ['click button|Month'], ('button', '~, (today|heute)$'),
           ['Search answers', 'Queue', 'Outbox', 'Calendar', 'Earlier', 'Later', 'Today', 'Week', 'Month', '~, (today|heute)$'],
           root=('group', 'Responses'), header=[LENS, 'Responses'], cut=['StewardOutboxView'], after=['click button|Week']),
    Screen('responses-calendar-nothing', ['click button|Later', 'click button|Later', 'click button|Later'],
           ('label', 'Nothing Scheduled'), ['Earlier', 'Later', 'Today', 'Week', 'Month', 'Nothing Scheduled'],
           root=('group', 'Responses'), header=[LENS, 'Responses'], after=['click button|Queue']),
    Screen('hold-dialog', ['action win.hold'], ('combo box', 'What is held'),
           ['Why', 'What is held', 'Hours until it is looked at again'], after=['close']),
    Screen('guidelines-reading', ['page guidelines'], ('list item', '~^Personal accounts'),
           ['Personal accounts', 'Search guidelines', 'New guideline', 'Guidelines', '~^Personal accounts', '~^Public replies',
            Wide('Rules'), Wide('Read and acknowledged'), Wide('Document'), Wide('Owner'), Wide('Outline')],
           root=('group', 'Guidelines'), header=[LENS, 'Guidelines', 'Compare', 'More']),
    Screen('guidelines-versions', ['show guideline Public replies'], ('text box', 'Public replies'),
           ['v4', 'v5', 'Public replies', 'Search guidelines', 'Guidelines'],
           root=('group', 'Guidelines'), header=[LENS, 'Guidelines', 'Public replies', 'Compare', 'More']),
    Screen('guidelines-redline', ['page monitor', 'page guidelines', 'click button|Compare'], ('label', '6.5'),
           ['~.', ('Version %d, in force', 4), '6.4', 'Added', '6.5', 'Added'],
           root=('group', 'Guidelines'), header=['Back', 'Guidelines', 'Public replies', 'More'], after=['action win.go-back']),
    Screen('ownership', ['page ownership'], ('row header', '~^Resolve a complaint'),
           ['~^Resolve a complaint'],
           root=('group', 'Ownership'), header=[LENS, 'Ownership']),
    Screen('ownership-draft', ['ctl --as|sofia.ruiz@acmeair.example|matrix|set|Respond to a crisis|Customer Relations|A', 'page ownership', 'await label|~Version 8'],
           ('row header', '~^Respond to a crisis'),
           ['~^Resolve a complaint', '~^Respond to a crisis', Wide('Findings')],
           root=('group', 'Ownership'), header=[LENS, 'Ownership'], after=['ctl --as|sofia.ruiz@acmeair.example|matrix|discard']),
    Screen('ownership-lived', ['page ownership', 'click button|As Lived', 'await label|~[0-9]{3} .* – '],
           (None, 'Matrix as lived'), ['~^Resolve a complaint'],
           root=('group', 'Ownership'), header=[LENS, 'Ownership']),
    Screen('ownership-waits', ['click button|More', 'click menu item|Who Waits for Whom…'], ('label', 'Customer Relations'),
           ['Who Waits for Whom', 'Who waits for whom', 'Customer Relations', '~Customer Service.*Customer Relations'],
           after=['close', 'click button|Written']),
    Screen('ownership-replay', ['click button|More', 'click menu item|Try on Past Mentions…'],
           (None, 'As it was → with this matrix'), ['Period', 'As it was → with this matrix', 'People'], after=['close']),
    Screen('ownership-continuity', ['click button|More', 'click menu item|Who Is There…'], (None, 'Ask about a moment'),
           ['Ask about a moment', 'When somebody is missing'], after=['close']),
    # Jonas held publishing and Sofia took the draft back, some screens ago.
    Screen('audit', ['page audit'], ('list item', '~^(Jonas Weber|Sofia Ruiz)'),
           ['No Event Selected', 'Who did it', 'What was done', 'To what', 'Events, newest first', '~^(Jonas Weber|Sofia Ruiz)'],
           root=('group', 'Audit'), header=[LENS, 'Audit', 'Verify'], cut=['StewardEventRow']),
    Screen('preferences-general', ['action win.preferences'], (None, 'Absence and stand-in'),
           ['You', 'This computer acts as', 'Absence and stand-in', 'Show colleagues where you are', 'Single-letter keys', 'Workspace', 'Name of the organisation',
            'Minutes without contact'],
           # Before what is on the page, or after it in newer releases of libadwaita.
           header=['General', 'Organisation', 'Listening', 'Responding'], cut=['AdwComboRow']),
    Screen('preferences-organisation', ['preferences organisation'], (None, 'Legal'),
           ['Departments', 'Customer Service', 'Legal', 'Executive Office', 'People', 'Jonas Weber']),
    Screen('preferences-listening', ['preferences listening'], (None, 'Harbour Herald, travel'),
           ['Sources', 'Harbour Herald, travel', 'Topics']),
    Screen('preferences-responding', ['preferences responding'], (None, 'Newsroom'),
           ['Accounts', 'Newsroom', 'Snippets', 'Damaged baggage, first answer']),
    Screen('preferences-sync', ['preferences sync'], (None, 'Share With a Team'),
           ['Share With a Team', 'Address, such as https://server/database', 'Name of the login', 'Password; or a token, without a name', 'Share'], after=['close']),
    Screen('import', ['write-file posts.csv|text,address,author\\nThe new seats are good,https://social.example/1,Ida\\n',
                      'import @HOME@/posts.csv'], (None, 'Posts Brought In'),
           ['Posts Brought In', 'Close']),
]
