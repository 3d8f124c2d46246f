using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>A type that has a schema file of its own.</summary>
/// <param name="Folder">Empty, or with a slash at its end.</param>
/// <param name="Name">The type's name.</param>
/// <param name="IsNullable">Whether null stands for it too.</param>
internal sealed record SchemaRoot(string Folder, string Name, JsonElement Schema, bool IsNullable)
{
    public string FileName => IsNullable ? "Nullable" + Name : Name;
}

/// <summary>The types of methods, and the folders of their files.</summary>
internal static class SchemaRoots
{
    public const string Version1 = "v1/";
    public const string Version2 = "v2/";

    /// <summary>Requests of the first version, which schemas never had. Clients that send them have no use for a schema any more.</summary>
    private static readonly string[] Unlisted = ["getConversationSummary", "gitDiffToRemote", "getAuthStatus"];

    public static bool IsListed(MethodSchema method) => Array.IndexOf(Unlisted, method.Name) < 0;

    /// <summary>Each type once, in the order of the methods.</summary>
    public static List<SchemaRoot> Of(ProtocolDescription protocol)
    {
        var roots = new List<SchemaRoot>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (MethodSchema method in protocol.Methods)
        {
            if (!IsListed(method))
            {
                continue;
            }

            if (method.Parameters is { } parameters && known.Add(parameters.Name))
            {
                roots.Add(new SchemaRoot(FolderOf(method), parameters.Name, parameters.Schema, method.MayOmitParameters));
            }

            if (method.Result is { } result && known.Add(result.Name))
            {
                roots.Add(new SchemaRoot(FolderOf(method), result.Name, result.Schema, IsNullable: false));
            }
        }

        return roots;
    }

    // What came with the first version, or goes from the server to the client, stands outside the folder of the second.
    private static string FolderOf(MethodSchema method) => method switch
    {
        { Name: "initialize" } => Version1,
        { Side: MethodSide.ServerRequest } => "",
        _ when method.Name.StartsWith("fuzzyFileSearch", StringComparison.Ordinal) => "",
        _ => Version2,
    };
}
