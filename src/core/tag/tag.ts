/** A tag as git lists it. */
export interface Tag {
  readonly name: string;
  /** The commit that the tag points at, peeled for an annotated tag. */
  readonly commit: string;
  /** The object that the ref points at: the tag object of an annotated tag, else the commit. */
  readonly object: string;
  /** 'YYYY-MM-DD': git's creatordate in the tagger's (or committer's) own time zone. */
  readonly date: string;
}
