namespace Daemon.JsonRpc.Params;

/// <summary>Implemented by a converter of a closed set of names, so that an unknown one can be answered with the list.</summary>
public interface IVariantNames
{
    /// <summary>The names on the wire, in order of declaration.</summary>
    IReadOnlyList<string> VariantNames { get; }

    /// <summary>True when a variant may also be an object with the name as its only member.</summary>
    bool AllowsObjects { get; }
}
