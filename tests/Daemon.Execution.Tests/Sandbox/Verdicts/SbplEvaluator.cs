using System.Text.RegularExpressions;
using Daemon.Execution.Sandbox.MacOS;

namespace Daemon.Execution.Tests.Sandbox.Verdicts;

/// <summary>
/// Answers for the subset of seatbelt's language that we write: may this operation be done on this path, may this address be reached.
/// The last statement that fits decides; an operation that ends with a star stands for all that begin like it.
/// </summary>
internal sealed class SbplEvaluator
{
    private readonly IReadOnlyList<SbplExpression> _statements;
    private readonly Dictionary<string, string> _parameters;

    public SbplEvaluator(SeatbeltPolicy policy)
    {
        _statements = SbplExpression.ParseAll(policy.Text);
        _parameters = policy.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        Assert.Equal(["version", "deny"], _statements.Take(2).Select(statement => statement.Head));
        Assert.Equal("default", _statements[1].Items![1].Atom);
    }

    /// <summary>In the letters of <see cref="VerdictTable"/>.</summary>
    public char AccessTo(string path) =>
        !Allows("file-read-data", path) ? '-' : Allows("file-write-data", path) && Allows("file-write-create", path) ? 'w' : 'r';

    public bool Allows(string operation, string path) => Decide(operation, filter => FitsPath(filter, path));

    /// <summary>An address and port, or <c>unix:</c> and a path.</summary>
    public bool Reaches(string address) => Decide("network-outbound", filter => FitsAddress(filter, address))
        && (!address.StartsWith("unix:", StringComparison.Ordinal) || Decide("system-socket", filter => filter.Head == "socket-domain"));

    private bool Decide(string operation, Func<SbplExpression, bool> fits)
    {
        bool allowed = false;
        foreach (SbplExpression statement in _statements.Skip(2))
        {
            Assert.Contains(statement.Head, new[] { "allow", "deny" });
            var operations = statement.Items!.Skip(1).TakeWhile(item => item.Atom is not null).ToList();
            var filters = statement.Items!.Skip(1 + operations.Count).ToList();
            if (operations.Any(name => IsOperation(name.Atom!, operation)) && (filters.Count == 0 || filters.Any(fits)))
            {
                allowed = statement.Head == "allow";
            }
        }

        return allowed;
    }

    private static bool IsOperation(string name, string operation) =>
        name == operation || (name.EndsWith('*') && operation.StartsWith(name[..^1], StringComparison.Ordinal));

    private bool FitsPath(SbplExpression filter, string path) => filter.Head switch
    {
        "literal" => Value(filter.Items![1]) == path,
        "subpath" => Value(filter.Items![1]) is var folder && (path == folder || folder == "/" || path.StartsWith(folder + "/", StringComparison.Ordinal)),
        "regex" => Regex.IsMatch(path, filter.Items![1].Text!, RegexOptions.CultureInvariant),
        "require-all" => filter.Items!.Skip(1).All(item => FitsPath(item, path)),

        // Neither a device nor a file with a pass of another process.
        "vnode-type" or "extension" => false,
        _ => throw new ArgumentException($"a filter that this reader does not know: {filter.Head}"),
    };

    private bool FitsAddress(SbplExpression filter, string address) => filter.Items switch
    {
        [{ Atom: "remote" }, { Atom: "ip" }, { Text: { } pattern }] => IsAddress(pattern, address),
        [{ Atom: "remote" }, { Atom: "unix-socket" }] => address.StartsWith("unix:", StringComparison.Ordinal),
        [{ Atom: "remote" }, { Atom: "unix-socket" }, var place] =>
            address.StartsWith("unix:", StringComparison.Ordinal) && FitsPath(place, address["unix:".Length..]),
        _ => throw new ArgumentException("a filter of addresses that this reader does not know"),
    };

    private static bool IsAddress(string pattern, string address)
    {
        int colon = pattern.LastIndexOf(':');
        int end = address.LastIndexOf(':');
        Assert.Equal("localhost", pattern[..colon]);
        return address[..end] == "127.0.0.1" && (pattern[(colon + 1)..] == "*" || pattern[(colon + 1)..] == address[(end + 1)..]);
    }

    private string Value(SbplExpression expression) =>
        expression.Text ?? (expression.Head == "param" ? _parameters[expression.Items![1].Text!] : throw new ArgumentException("no text"));
}
