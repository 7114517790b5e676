-- What the program found is kept for a correction that nobody gave.
INSERT INTO readings VALUES (1, x'789cab56ca4dcd2bc9cccf2b56b28a8ed5514a4c2ec92f82b28b4b124b5241d2507e6a19825d92999b0a6516e42426c3d86999e9a545104e2d009bed1ee0');
